;;; lsp-mode.el --- How lsp-mode shows what the server says -*- lexical-binding: t; -*-

(require 'lsp-mode)
(require 'lsp-lens)

;; What a user answers once, when asked about a folder that lsp-mode has not seen.
(lsp-workspace-folders-add default-directory)

(defun act (title)
  "Do what TITLE says about the place of point."
  (keys "M-x lsp-execute-code-action RET" (typed title) "RET"))

(defun rename (name)
  "Rename what is at point to NAME."
  (keys "M-x lsp-rename RET C-a C-k" (typed name) "RET"))

(defun help-at-point ()
  "What the user is told about the place of point."
  (call-interactively #'lsp-describe-thing-at-point)
  (concat (mapconcat #'flymake-diagnostic-text (flymake-diagnostics (point)) "\n")
          (if (get-buffer "*lsp-help*") (with-current-buffer "*lsp-help*" (buffer-string)) "")))

(defun language ()
  "What the server was told about the language of this draft."
  (lsp-buffer-language))

(defun is-read ()
  "Whether the server knows this draft."
  (lsp-workspaces))

(defun findings-of-closed (name)
  "What is still shown of the draft NAME, which is not open."
  (append (gethash (expand-file-name name) (lsp-diagnostics)) nil))

(defun lens ()
  "The lens over the lede."
  (when-let ((shown (seq-some (lambda (overlay) (overlay-get overlay 'lsp--lens-contents))
                              (seq-filter (lambda (overlay) (overlay-get overlay 'lsp-lens))
                                          (overlays-in (point-min) (point-max))))))
    (and (string-match "2 named" shown) shown)))

(defun cases-of-client ()
  "The lens, which eglot has not."
  (case "the lens over the lede opens the ledger"
    (kill-buffer "*Copydesk ledger*")
    (lsp-lens-mode)
    (call-interactively (lookup-key (get-text-property 0 'local-map (until (lens))) [mouse-1]))
    (until (get-buffer "*Copydesk ledger*"))
    (delete-other-windows)))
