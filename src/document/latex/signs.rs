//! The signs that LaTeX has commands for, and letters with accents.

use std::borrow::Cow;

/// What the command at the start of `text` prints, where it is a sign, and its length.
pub(super) fn sign(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let name = super::commands::name(text);
    let inner = name.strip_prefix('\\')?;
    if let Some((_, letters)) = ACCENTS.iter().find(|(accent, _)| *accent == inner) {
        return accented(text, name.len(), letters);
    }
    let printed = SIGNS.iter().find(|(known, _)| *known == inner)?.1;
    let mut length = name.len();
    let behind = text.get(length..).unwrap_or("");
    // A command of letters ends with a group of nothing, or takes the blank behind it.
    if behind.starts_with("{}") {
        length += 2;
    } else if inner.starts_with(|first: char| first.is_ascii_alphabetic()) {
        length += usize::from(behind.starts_with(' '));
    }
    Some((Cow::Borrowed(printed), length))
}

/// A letter with the accent whose name has that length: `\'e`, `\'{e}`, `\c{c}`, `\'\i`.
fn accented(text: &str, name: usize, letters: &str) -> Option<(Cow<'static, str>, usize)> {
    let behind = text.get(name..)?;
    let is_named = text.get(1..name)?.starts_with(|first: char| first.is_ascii_alphabetic());
    let blanks = behind.len() - behind.trim_start_matches(' ').len();
    let argument = behind.get(blanks..)?;
    let is_group = argument.starts_with('{');
    if is_named && blanks == 0 && !is_group {
        return None;
    }
    let inner = argument.get(usize::from(is_group)..)?;
    let (letter, length) = match inner.strip_prefix('\\') {
        Some(dotless) if dotless.starts_with(['i', 'j']) => (dotless.chars().next()?, 2),
        _ => {
            (inner.chars().next().filter(|letter| letter.is_alphabetic())?, inner.chars().next()?.len_utf8())
        }
    };
    if is_group && !inner.get(length..)?.starts_with('}') {
        return None;
    }
    let length = name + blanks + length + 2 * usize::from(is_group);
    let mut pairs = letters.chars().skip(1);
    while let (Some(plain), Some(composed)) = (pairs.next(), pairs.next()) {
        if plain == letter {
            return Some((Cow::Owned(composed.to_string()), length));
        }
    }
    let mark = letters.chars().next()?;
    Some((Cow::Owned(format!("{letter}{mark}")), length))
}

/// Each accent: the combining mark, then letters, each with what it is with the accent.
const ACCENTS: &[(&str, &str)] = &[
    ("'", "\u{301}aáeéiíoóuúyýcćlĺnńrŕsśzźAÁEÉIÍOÓUÚYÝCĆLĹNŃRŔSŚZŹ"),
    ("`", "\u{300}aàeèiìoòuùAÀEÈIÌOÒUÙ"),
    ("^", "\u{302}aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷAÂEÊIÎOÔUÛCĈGĜHĤJĴSŜWŴYŶ"),
    ("\"", "\u{308}aäeëiïoöuüyÿAÄEËIÏOÖUÜYŸ"),
    ("~", "\u{303}aãnñoõiĩuũAÃNÑOÕIĨUŨ"),
    ("=", "\u{304}aāeēiīoōuūAĀEĒIĪOŌUŪ"),
    (".", "\u{307}cċeėgġzżIİCĊEĖGĠZŻ"),
    ("u", "\u{306}aăgğeĕiĭoŏuŭAĂGĞEĔIĬOŎUŬ"),
    ("v", "\u{30C}cčdďeělľnňrřsštťzžCČDĎEĚLĽNŇRŘSŠTŤZŽ"),
    ("H", "\u{30B}oőuűOŐUŰ"),
    ("c", "\u{327}cçsştţgģkķlļnņrŗCÇSŞTŢGĢKĶLĻNŅRŖ"),
    ("k", "\u{328}aąeęiįuųAĄEĘIĮUŲ"),
    ("r", "\u{30A}aåuůAÅUŮ"),
    ("d", "\u{323}aạeẹiịoọuụAẠEẸIỊOỌUỤ"),
    ("b", "\u{331}"),
];

const SIGNS: &[(&str, &str)] = &[
    ("%", "%"),
    ("&", "&"),
    ("$", "$"),
    ("#", "#"),
    ("_", "_"),
    ("{", "{"),
    ("}", "}"),
    (" ", " "),
    ("\n", " "),
    ("\r", " "),
    ("\r\n", " "),
    ("\t", " "),
    (",", "\u{202F}"),
    (";", " "),
    (":", " "),
    ("quad", " "),
    ("qquad", " "),
    ("thinspace", "\u{202F}"),
    ("enspace", " "),
    ("space", " "),
    ("nobreakspace", "\u{A0}"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textellipsis", "…"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("lq", "‘"),
    ("rq", "’"),
    ("textquotedbl", "\""),
    ("textquotesingle", "'"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("textbackslash", "\\"),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
    ("textunderscore", "_"),
    ("textbar", "|"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textbullet", "•"),
    ("textdegree", "°"),
    ("textregistered", "®"),
    ("texttrademark", "™"),
    ("textcopyright", "©"),
    ("copyright", "©"),
    ("textsterling", "£"),
    ("pounds", "£"),
    ("texteuro", "€"),
    ("euro", "€"),
    ("EUR", "€"),
    ("textyen", "¥"),
    ("S", "§"),
    ("P", "¶"),
    ("dag", "†"),
    ("ddag", "‡"),
    ("ss", "ß"),
    ("o", "ø"),
    ("O", "Ø"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("l", "ł"),
    ("L", "Ł"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
];
