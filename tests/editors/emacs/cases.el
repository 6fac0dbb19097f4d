;;; cases.el --- What a reporter does in Emacs, one case each -*- lexical-binding: t; -*-

;; drive.py starts Emacs with this and one of eglot.el and lsp-mode.el, which tell how each client shows things.  A case
;; goes on where the one before it has ended.

(require 'cl-lib)
(require 'subr-x)

(defconst patience (string-to-number (getenv "COPYDESK_PATIENCE")) "How many seconds a condition is waited for.")

(defmacro case (name &rest body)
  "A case NAME that is well where BODY signals nothing."
  (declare (indent 1))
  `(run-case ,name (lambda () ,@body)))

(defun run-case (name run)
  "Tell how the case NAME ends that RUN is."
  (let* ((start (float-time))
         (trouble (condition-case signal (progn (funcall run) nil) ((error quit) signal)))
         (seconds (format "%.1f s" (- (float-time) start))))
    (say (format "%s: %s (%s)%s" (if trouble "FAILED" "ok") name seconds (if trouble (format "\n%S" trouble) "")))))

(defun say (text)
  "Tell the driver TEXT, a line or several: Emacs has the terminal for itself."
  (write-region (concat text "\n") nil (getenv "COPYDESK_SAID") 'append 'silent))

(defmacro until (&rest condition)
  "Wait until CONDITION holds, and return what it gives."
  `(wait-until ',condition (lambda () ,@condition)))

(defun wait-until (what is-so)
  "Wait until IS-SO gives something, and return it; fail with WHAT where it never does."
  (let ((latest (+ (float-time) patience)) result)
    (while (not (setq result (funcall is-so)))
      (when (> (float-time) latest)
        (error "Never came: %S; there is %S in %S" what (findings) (buffer-string)))
      (leave-alone))
    result))

(defun leave-alone ()
  "Have Emacs wait for keys a moment, as it does between commands: only so do its idle timers run."
  (run-with-timer 0.1 nil (lambda () (throw 'exit nil)))
  (recursive-edit))

(defun equals (expected found)
  "Fail where FOUND is not EXPECTED."
  (unless (equal expected found)
    (error "Expected %S, found %S" expected found)))

(defun keys (&rest keys)
  "Press KEYS, each in the notation of `kbd'."
  (execute-kbd-macro (kbd (string-join keys " "))))

(defun typed (text)
  "The keys that type TEXT, spaces included where a space would complete."
  (mapconcat (lambda (letter) (if (= letter ?\s) "C-q SPC" (string letter))) text " "))

(defun findings ()
  "The words that are underlined in this draft, in their order."
  (mapcar (lambda (finding)
            (buffer-substring-no-properties (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)))
          (sort (flymake-diagnostics) (lambda (one other) (< (flymake-diagnostic-beg one) (flymake-diagnostic-beg other))))))

(defun text-of (file)
  "What FILE holds."
  (with-temp-buffer
    (insert-file-contents file)
    (buffer-string)))

(defun open-draft (name)
  "Open the draft NAME as a user would, and wait until it is checked."
  (find-file name)
  (switch-to-buffer (current-buffer))
  (until (findings)))

(defun go-to (words)
  "Put point on WORDS."
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defconst slip "teh")

(defun drive ()
  "All cases; the end of Emacs."
  (case "a finding behind “é — 😀” is underlined where it stands"
    (open-draft "place.md")
    (equals (list slip) (findings)))
  (case "its help asks, and names the rule"
    (go-to slip)
    (until (string-match-p "Is “the” meant" (help-at-point)))
    (until (string-match-p "misspelling" (help-at-point))))
  (case "the help on a sentence tells who stands behind it"
    (go-to "It will open")
    (until (string-match-p "Ilse Brandt" (help-at-point))))
  (case "the outline lists the sources"
    (until (string-match-p "Mayor Ilse Brandt" (format "%S" (funcall imenu-create-index-function)))))
  (case "“she” leads to who that is"
    (go-to "She said")
    (keys "M-x xref-find-definitions RET")
    (until (looking-at "Mayor Ilse Brandt\\|Ilse Brandt")))
  (case "the ledger shows what rests on whom"
    (keys "M-x copydesk-ledger RET")
    (until (get-buffer "*Copydesk ledger*"))
    (with-current-buffer "*Copydesk ledger*"
      (equals t (and (string-match-p "It will open in May" (buffer-string)) t)))
    (delete-other-windows))
  (cases-of-client)
  (case "a closed draft has no findings left"
    (kill-buffer "place.md")
    (until (null (findings-of-closed "place.md"))))
  (case "a fix changes what it says and nothing else"
    (open-draft "fixed.txt")
    (let ((before (buffer-string)))
      (go-to slip)
      (act "Change to “the”")
      (until (null (findings)))
      (save-buffer)
      (equals (string-replace slip "the" before) (text-of "fixed.txt"))))
  (case "a draft in plain text is one, next to one in Markdown"
    (equals "plaintext" (language)))
  (case "a word goes into the user’s dictionary, and the finding goes"
    (open-draft "words.md")
    (let ((before (text-of "words.md")))
      (go-to "pilotge")
      (act "Add “pilotge” to your dictionary")
      (until (null (findings)))
      (equals "pilotge\n" (text-of (expand-file-name "copydesk/dictionary.txt" (getenv "XDG_CONFIG_HOME"))))
      (equals before (buffer-string))))
  (case "a change of copydesk.toml holds at once"
    (open-draft "house.md")
    (let ((before (text-of "copydesk.toml")))
      (write-region (concat before "words = [\"wharff\"]\n") nil "copydesk.toml")
      (until (null (findings)))
      (write-region before nil "copydesk.toml")
      (until (equal '("wharff") (findings)))))
  (case "what is typed is checked, and taken back is cleared"
    (goto-char (point-max))
    (let ((before (buffer-string)))
      (keys (typed "Oda Moss said the “é — 😀” pier had closd.") "RET")
      (until (equal '("wharff" "closd") (findings)))
      (delete-region (1+ (length before)) (point-max))
      (until (equal '("wharff") (findings)))
      (equals before (buffer-string))))
  (case "a person is renamed throughout"
    (find-file "name.md")
    (until (is-read))
    (let ((before (buffer-string)))
      (go-to "Ilse")
      (rename "Nell Abara")
      (until (not (equal before (buffer-string))))
      (save-buffer)
      (equals (string-replace "Brandt" "Abara" (string-replace "Ilse Brandt" "Nell Abara" before)) (text-of "name.md"))))
  (say "over")
  (kill-emacs))

;;; cases.el ends here
