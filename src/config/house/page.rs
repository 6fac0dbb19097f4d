//! The page of a rule of the house, made from what the settings say of it.

use super::{Written, Zone};
use crate::text::capitalised;
use std::fmt::Write;

/// What the rule is about, in a sentence.
pub(super) fn summary(written: &Written) -> String {
    if let Some(message) = &written.message {
        return message.clone();
    }
    let quoted = |texts: &[String]| {
        let quoted: Vec<String> = texts.iter().map(|text| format!("“{text}”")).collect();
        quoted.join(" or ")
    };
    match (&written.regex, &written.r#use) {
        (Some(pattern), _) => format!("What `{pattern}` matches, which the house does not print"),
        (None, Some(used)) => format!("Another form than the house’s “{used}”"),
        (None, None) if !written.forms.is_empty() => {
            format!("Both {} in one draft", written.forms.join(" and "))
        }
        (None, None) => format!("{}, which the house does not print", quoted(&written.find)),
    }
}

/// The page, with the headings of any other.
pub(super) fn of(written: &Written) -> String {
    let mut page = format!("# {}\n\n{}\n", title(&written.id), summary(written));
    let _ = write!(page, "\n## Why it matters\n\nIt is a rule of the house: {}", looks_for(written));
    if let Some(replacement) = &written.replacement {
        let _ = write!(page, " “{replacement}” could stand there instead.");
    }
    if written.safe {
        page.push_str(" `--fix` changes it unseen.");
    }
    page.push('\n');
    for (heading, drafts) in [("Flagged", &written.flagged), ("Not flagged", &written.not_flagged)] {
        if !drafts.is_empty() {
            let _ = write!(page, "\n## {heading}\n");
        }
        for draft in drafts {
            let _ = write!(page, "\n```draft\n{draft}\n```\n");
        }
    }
    page
}

/// "at-this-point" is "At this point".
fn title(id: &str) -> String {
    capitalised(&id.replace('-', " "))
}

fn looks_for(written: &Written) -> String {
    if !written.forms.is_empty() {
        let forms = written.forms.join(", ");
        let looks_for = match &written.r#use {
            Some(used) => format!("of the forms {forms} it uses “{used}”."),
            None => format!("of the forms {forms} a draft has one throughout."),
        };
        return format!(
            "{looks_for} A capital at the start of a sentence is no other form; one within a sentence is taken for a \
             name. Headlines and quotations are left alone."
        );
    }
    let place = match written.zone {
        Zone::OutsideQuotation => "outside quotations",
        Zone::Quotation => "in quotations",
        Zone::Headline => "in headlines",
        Zone::Body => "in the body, outside quotations",
        Zone::Anywhere => "everywhere",
    };
    match &written.regex {
        Some(pattern) => format!("what `{pattern}` matches is asked about {place}."),
        None => format!("{} is asked about {place}.", written.find.join(", ")),
    }
}
