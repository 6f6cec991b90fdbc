//! From bytes to text: UTF-8 with or without a byte order mark; other encodings are named, and read so that
//! everything else that is wrong with the file can be told too.

/// A file as text, and what it is instead of UTF-8.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) fault: Option<EncodingFault>,
}

/// What a file is instead of UTF-8, and where that shows.
pub(super) struct EncodingFault {
    /// The first byte of the text that shows it.
    pub(super) at: usize,
    pub(super) message: String,
}

/// What to do about a file that is not UTF-8.
pub(super) const ADVICE: &str = "open it in a text editor and save it as UTF-8";

/// Decodes a file and drops a byte order mark.
pub(super) fn decode(mut bytes: Vec<u8>) -> Decoded {
    if let Some((name, text)) = wide(&bytes) {
        let message = format!("the file is saved as {name}, not as UTF-8");
        return Decoded { text, fault: Some(EncodingFault { at: 0, message }) };
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    end_lines(&mut bytes);
    String::from_utf8(bytes).map_or_else(
        |error| single_byte(error.as_bytes(), error.utf8_error().valid_up_to()),
        |text| Decoded { text, fault: None },
    )
}

/// Ends lines as everything else here expects it in a file whose lines end with CR alone, as old Macs wrote them.
fn end_lines(bytes: &mut [u8]) {
    if !bytes.contains(&b'\n') {
        bytes.iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
    }
}

/// A text in one of the encodings with two or four bytes for every character, by its byte order mark or its zero bytes.
fn wide(bytes: &[u8]) -> Option<(&'static str, String)> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some(("UTF-32", String::new())),
        [0xFF, 0xFE, rest @ ..] => Some(("UTF-16", utf16(rest, u16::from_le_bytes))),
        [0xFE, 0xFF, rest @ ..] => Some(("UTF-16", utf16(rest, u16::from_be_bytes))),
        [0, b, ..] if *b != 0 => Some(("UTF-16", utf16(bytes, u16::from_be_bytes))),
        [b, 0, ..] if *b != 0 => Some(("UTF-16", utf16(bytes, u16::from_le_bytes))),
        _ => None,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A text with one byte for every character, as Windows saves it in western Europe: its first 128 are those of ASCII.
fn single_byte(bytes: &[u8], at: usize) -> Decoded {
    let byte = bytes.get(at).copied().unwrap_or(0);
    let text: String = bytes.iter().map(|&byte| windows_1252(byte)).collect();
    // What stands before is UTF-8, but was just read byte by byte.
    let at = bytes[..at].iter().map(|&byte| windows_1252(byte).len_utf8()).sum();
    let message = format!(
        "the file is not UTF-8 text: this byte ({byte:02X}) is “{}” in Latin-1 or Windows-1252",
        windows_1252(byte)
    );
    Decoded { text, fault: Some(EncodingFault { at, message }) }
}

/// The character of a byte in Windows-1252, of which Latin-1 is a part but for control characters.
fn windows_1252(byte: u8) -> char {
    const OTHERS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => OTHERS[usize::from(byte) - 0x80],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_1_is_named_at_the_character_that_shows_it() {
        let decoded = decode(b"{\"title\": \"Caf\xe9\"}".to_vec());
        let fault = decoded.fault.expect("a fault");
        assert!(decoded.text[fault.at..].starts_with('é'));
        assert!(fault.message.contains("“é” in Latin-1"));
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark() {
        for bytes in [b"\xFF\xFE{\0}\0".to_vec(), b"{\0}\0".to_vec(), b"\0{\0}".to_vec(), b"\xFE\xFF\0{\0}".to_vec()] {
            let decoded = decode(bytes);
            assert_eq!(decoded.text, "{}");
            assert!(decoded.fault.is_some_and(|fault| fault.message.contains("UTF-16")));
        }
    }

    #[test]
    fn a_byte_order_mark_is_tolerated() {
        let decoded = decode(b"\xEF\xBB\xBF{}".to_vec());
        assert!(decoded.fault.is_none() && decoded.text == "{}");
    }

    #[test]
    fn characters_of_windows_1252_are_what_windows_shows() {
        assert_eq!(decode(b"\x80\x85\x96\x99\x9F\xA3\xFF".to_vec()).text, "€…–™Ÿ£ÿ");
    }

    #[test]
    fn wide_characters_are_known_by_their_mark_or_their_zeros() {
        for bytes in [b"\xFF\xFE\0\0{\0\0\0".to_vec(), b"\0\0\xFE\xFF\0\0\0{".to_vec()] {
            assert!(decode(bytes).fault.is_some_and(|fault| fault.message.contains("UTF-32")));
        }
        assert_eq!(decode(b"\0\0ab".to_vec()).text, "\0\0ab");
    }

    #[test]
    fn lines_that_end_with_a_carriage_return_alone_are_lines() {
        assert_eq!(decode(b"{\r}\r".to_vec()).text, "{\n}\n");
        assert_eq!(decode(b"{\r\n}".to_vec()).text, "{\r\n}");
    }
}
