;;; copydesk.el --- Check news drafts with Copydesk -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "29.1"))
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Starts `copydesk lsp' for drafts in Markdown, plain text, HTML and the other formats of text, by
;; eglot, which Emacs has, or by lsp-mode where that is installed.  Say `M-x eglot' or `M-x lsp' in a draft, or add the one of them to
;; the modes' hooks.

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

(defconst copydesk-modes
  '((markdown-mode :language-id "markdown")
    (gfm-mode :language-id "markdown")
    (text-mode :language-id "plaintext")
    (html-mode :language-id "html")
    (mhtml-mode :language-id "html")
    (html-ts-mode :language-id "html")
    (latex-mode :language-id "latex")
    (LaTeX-mode :language-id "latex")
    (adoc-mode :language-id "asciidoc")
    (rst-mode :language-id "restructuredtext")
    (nxml-mode :language-id "xml"))
  "The modes of drafts, with the server's names of their languages.")

(defvar eglot-server-programs)
(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function lsp-activate-on "ext:lsp-mode")

(defun copydesk--command ()
  "The command that starts the server."
  (list copydesk-program "lsp"))

(defun copydesk--contact (&rest _)
  "How eglot reaches the server."
  (append (copydesk--command)
          (and copydesk-settings (list :initializationOptions copydesk-settings))))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons copydesk-modes #'copydesk--contact)))

(with-eval-after-load 'lsp-mode
  (dolist (mode '((text-mode . "plaintext") (adoc-mode . "asciidoc") (rst-mode . "restructuredtext")))
    (add-to-list 'lsp-language-id-configuration mode))
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection #'copydesk--command)
    :activation-fn (lsp-activate-on "markdown" "plaintext" "html" "latex" "asciidoc" "restructuredtext" "xml")
    :initialization-options (lambda () copydesk-settings)
    :add-on? t
    :server-id 'copydesk)))

(provide 'copydesk)
;;; copydesk.el ends here
