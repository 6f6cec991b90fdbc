//! From bytes to text: UTF-8 with or without a byte order mark; anything else is refused by its name.

/// What a file is instead of UTF-8, and what to do.
pub(super) struct EncodingFault {
    pub(super) message: String,
    pub(super) hint: String,
}

/// Decodes UTF-8 and drops a byte order mark.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, EncodingFault> {
    if let Some(name) = foreign(&bytes) {
        return Err(EncodingFault { message: format!("the file is saved as {name}, not as UTF-8"), hint: advice() });
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        EncodingFault {
            message: format!("the file is not UTF-8 text: line {line} holds a byte of another encoding, probably Latin-1 or Windows-1252"),
            hint: advice(),
        }
    })
}

fn advice() -> String {
    "open it in an editor and save it again with the encoding UTF-8".into()
}

/// The encoding a byte order mark, or a zero byte beside an ASCII one, gives away.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        [0, b, ..] | [b, 0, ..] if *b != 0 => Some("UTF-16"),
        _ => None,
    }
}
