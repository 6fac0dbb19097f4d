//! Spelling: dictionary, suggestions and the distance between a word and its slip.
