;;; copydesk.el --- Check news drafts with Copydesk -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Starts `copydesk lsp' for drafts in Markdown, plain text, HTML and the other formats of text, by
;; eglot, which Emacs brings from 29 on, or by lsp-mode where that is installed.  Say `M-x eglot' or
;; `M-x lsp' in a draft, or add the one of them to the modes' hooks.  `M-x copydesk-ledger' then shows
;; who stands behind the draft.

;;; Code:

(defgroup copydesk nil
  "Checking news drafts."
  :group 'text)

(defcustom copydesk-program "copydesk"
  "The program: a name to look up on `exec-path', or a full path."
  :type 'string)

(defcustom copydesk-settings nil
  "Settings for the server, as a property list with the keys of copydesk.toml.
For example (:dialect \"en-GB\" :rules (:repeated-word \"warning\"))."
  :type 'plist)

(defconst copydesk-languages
  '(("markdown" markdown-mode gfm-mode)
    ("plaintext" text-mode)
    ("html" html-mode mhtml-mode html-ts-mode)
    ("latex" latex-mode LaTeX-mode)
    ("asciidoc" adoc-mode)
    ("restructuredtext" rst-mode)
    ("xml" nxml-mode))
  "The server's names of the languages of drafts, each with the modes for it.")

(defvar eglot-server-programs)
(defvar lsp-language-id-configuration)
(declare-function eglot-current-server "ext:eglot")
(declare-function eglot--TextDocumentIdentifier "ext:eglot")
(declare-function jsonrpc-request "ext:jsonrpc")
(declare-function lsp-register-client "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function lsp-activate-on "ext:lsp-mode")
(declare-function lsp-workspace-command-execute "ext:lsp-mode")
(declare-function lsp--buffer-uri "ext:lsp-mode")

(defconst copydesk--open-ledger "copydesk.openLedger"
  "The server's command that answers with the ledger as Markdown.")

;;;###autoload
(defun copydesk-ledger (&rest _)
  "Show all sources of this draft, with what rests on each."
  (interactive)
  (let ((ledger (copydesk--fetch-ledger)))
    (with-current-buffer (get-buffer-create "*Copydesk ledger*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (insert ledger)
        (goto-char (point-min)))
      (view-mode)
      (display-buffer (current-buffer)))))

(defun copydesk--fetch-ledger ()
  "Ask the server of this draft for its ledger."
  (cond
   ((bound-and-true-p lsp-mode)
    (lsp-workspace-command-execute copydesk--open-ledger (vector (lsp--buffer-uri))))
   ((and (fboundp 'eglot-current-server) (eglot-current-server))
    (jsonrpc-request (eglot-current-server) :workspace/executeCommand
                     (list :command copydesk--open-ledger
                           :arguments (vector (plist-get (eglot--TextDocumentIdentifier) :uri)))))
   (t (user-error "No server reads this draft; say M-x eglot or M-x lsp"))))

(defun copydesk--command ()
  "The command that starts the server."
  (list copydesk-program "lsp"))

(defun copydesk--action-handlers ()
  "What lsp-mode does itself when a lens is followed."
  (let ((handlers (make-hash-table :test #'equal)))
    (puthash copydesk--open-ledger #'copydesk-ledger handlers)
    handlers))

(defun copydesk--contact (&rest _)
  "How eglot reaches the server."
  (append (copydesk--command)
          (and copydesk-settings (list :initializationOptions copydesk-settings))))

;; A server for each language: before 1.11 eglot gives all drafts of one server the language of the first.
(with-eval-after-load 'eglot
  (dolist (language copydesk-languages)
    (let ((modes (mapcar (lambda (mode) (list mode :language-id (car language))) (cdr language))))
      (add-to-list 'eglot-server-programs (cons modes #'copydesk--contact)))))

(with-eval-after-load 'lsp-mode
  (dolist (language copydesk-languages)
    (dolist (mode (cdr language))
      (add-to-list 'lsp-language-id-configuration (cons mode (car language)))))
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection #'copydesk--command)
    :activation-fn (apply #'lsp-activate-on (mapcar #'car copydesk-languages))
    :initialization-options (lambda () copydesk-settings)
    ;; lsp-mode counts characters, and before 9 does not say so.
    :custom-capabilities '((general . ((positionEncodings . ["utf-32"])))
                           (experimental . ((copydesk . ((showsLedger . t))))))
    :action-handlers (copydesk--action-handlers)
    :add-on? t
    :server-id 'copydesk)))

(provide 'copydesk)
;;; copydesk.el ends here
