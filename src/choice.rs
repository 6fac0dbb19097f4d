//! Choices among a few words: levels, dialects, genres and their like, each named in one place for settings, flags,
//! output and messages.

/// Gives an enum without fields its names: the constants `ALL` and `NAMES`, `as_str`, and with them the traits by which
/// it is shown, read from a flag, and read from and written to settings and JSON.
macro_rules! choice {
    ($type:ident, $what:literal, { $($variant:ident: $name:literal),+ $(,)? }) => {
        impl $type {
            /// All there are, in their order.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            /// Their names, in the same order.
            pub const NAMES: [&'static str; [$($name),+].len()] = [$($name),+];

            /// Its name in settings, flags and output.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = String;

            /// Reads a name.
            ///
            /// # Errors
            /// A sentence that lists the names, for any other word.
            fn from_str(name: &str) -> Result<Self, String> {
                Self::ALL.into_iter().find(|one| one.as_str() == name).ok_or_else(|| {
                    format!("`{name}` is no {}: take one of {}", $what, Self::NAMES.join(", "))
                })
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                name.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use choice;

#[cfg(test)]
mod tests {
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    enum Tide {
        Ebb,
        Flood,
    }

    choice!(Tide, "tide", { Ebb: "ebb", Flood: "flood" });

    #[test]
    fn a_choice_is_read_and_written_by_its_name() {
        assert_eq!(Tide::ALL.map(Tide::as_str), Tide::NAMES);
        assert_eq!("flood".parse(), Ok(Tide::Flood));
        assert_eq!("Ebb".parse::<Tide>(), Err("`Ebb` is no tide: take one of ebb, flood".to_owned()));
        assert_eq!(format!("{:>6}", Tide::Ebb), "   ebb");
        assert_eq!(serde_json::to_string(&Tide::ALL).unwrap(), "[\"ebb\",\"flood\"]");
        assert_eq!(serde_json::from_str::<Vec<Tide>>("[\"flood\"]").unwrap(), [Tide::Flood]);
    }
}
