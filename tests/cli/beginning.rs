//! `copydesk init`, `completions` and `man`.

use crate::desk::{Desk, SLIP};

#[test]
fn init_writes_settings_that_change_nothing_and_overwrites_none() {
    let desk = Desk::with(&[("a.txt", SLIP)]);
    let before = desk.run("check").out;
    let said = desk.run("init");
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert!(said.err.starts_with("copydesk.toml is written"), "{}", said.err);
    assert_eq!(desk.run("check").out, before);
    desk.write("copydesk.toml", b"# mine\n");
    let said = desk.run("init");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("copydesk.toml: is there already"), "{}", said.err);
    assert_eq!(desk.read("copydesk.toml"), "# mine\n");
    assert_eq!(desk.run("init nowhere").code, 2);
}

#[test]
fn shells_complete_formats_and_flags() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = desk.run(&format!("completions {shell}"));
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{shell}");
        for word in ["write-baseline", "explain"] {
            assert!(said.out.contains(word), "{shell} does not know {word}");
        }
        // The scripts for the other two shells propose no values.
        let knows_values = ["bash", "zsh", "fish"].contains(&shell);
        assert_eq!(said.out.contains("checkstyle"), knows_values, "{shell}");
    }
    assert_eq!(desk.run("completions cmd").code, 2);
}

#[test]
fn each_command_has_its_manual_page() {
    let desk = Desk::new();
    let whole = desk.run("man");
    assert_eq!(whole.code, 0);
    assert!(
        whole.out.contains(".TH copydesk 1") && whole.out.contains("copydesk\\-check(1)"),
        "{}",
        whole.out
    );
    let check = desk.run("man check");
    assert!(
        check.out.contains(concat!(".TH copydesk-check 1  \"copydesk ", env!("CARGO_PKG_VERSION")))
            && check.out.contains("write\\-baseline"),
        "{}",
        check.out
    );
    let said = desk.run("man chekc");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("unknown command `chekc`; did you mean `check`?"), "{}", said.err);
}
