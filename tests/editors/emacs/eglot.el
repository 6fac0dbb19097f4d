;;; eglot.el --- How eglot shows what the server says -*- lexical-binding: t; -*-

(require 'eglot)

(defun act (title)
  "Do what TITLE says about the place of point."
  (keys "M-x eglot-code-actions RET" (typed title) "RET"))

(defun rename (name)
  "Rename what is at point to NAME."
  (keys "M-x eglot-rename RET" (typed name) "RET"))

(defun help-at-point ()
  "What the user is told about the place of point."
  (eldoc-print-current-symbol-info)
  (if (buffer-live-p eldoc--doc-buffer)
      (with-current-buffer eldoc--doc-buffer (buffer-string))
    ""))

(defun language ()
  "What the server was told about the language of this draft."
  (eglot--language-id (eglot-current-server)))

(defun is-read ()
  "Whether the server knows this draft."
  (and (eglot-current-server) eglot--managed-mode))

(defun findings-of-closed (name)
  "What is still shown of the draft NAME, which is not open."
  (seq-find (lambda (entry) (and (string-suffix-p name (car entry)) (cdr entry))) flymake-list-only-diagnostics))

(defun cases-of-client ()
  "It has no lenses before 1.17.")
