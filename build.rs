//! Compiles the spelling dictionaries before the crate, so that starting up reads
//! and builds nothing.

#[path = "build/affix.rs"]
mod affix;
#[path = "build/dictionary.rs"]
mod dictionary;
#[path = "src/spelling/entry.rs"]
mod entry;
#[path = "src/spelling/sound.rs"]
mod sound;

use std::env;
use std::error::Error;
use std::path::PathBuf;

const DIALECTS: [&str; 2] = ["en-US", "en-GB"];

const NAMES: [&str; 2] = ["given_names", "surnames"];

fn main() -> Result<(), Box<dyn Error>> {
    // Any such line ends Cargo's habit of watching the whole package. The sources
    // of this script need none: Cargo recompiles it when they change. A folder
    // stands for the files in it, and so for a list that is yet to be written.
    println!("cargo:rerun-if-changed=dictionaries");
    println!("cargo:rerun-if-changed=src/lexicon");

    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let paths = dictionary::Paths {
        dictionaries: root.join("dictionaries"),
        common_words: root.join("src/lexicon/common_words.txt"),
        news_words: root.join("src/lexicon/news_words.txt"),
        out: PathBuf::from(env::var("OUT_DIR")?),
    };
    for dialect in DIALECTS {
        dictionary::compile(dialect, &paths)?;
    }
    dictionary::compile_rare(&paths)?;
    for list in NAMES {
        dictionary::compile_names(list, &paths)?;
    }
    Ok(())
}
