//! What the decoder does not check of a JPEG: it fills the missing rest of a cut file with grey, and takes
//! as much time as the file asks for.

use super::Fault;
use crate::limits::JPEG_PASSES;

const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;
const ADOBE: u8 = 0xee;

/// Checks that the file is whole, decodes in bounded time and says how its colours are stored.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut passes = 0;
    let mut inks = false;
    let mut adobe = false;
    let mut whole = false;
    for Segment { marker, body } in Segments(bytes) {
        match marker {
            START_OF_SCAN => passes += 1,
            ADOBE => adobe |= body.starts_with(b"Adobe"),
            END_OF_IMAGE => whole = passes > 0,
            _ if is_frame(marker) => inks = body.get(5) == Some(&4),
            _ => {}
        }
        if whole {
            break;
        }
    }
    match () {
        () if !whole => Err(Fault::CutShort),
        () if passes > JPEG_PASSES => Err(Fault::TooManyPasses),
        // Adobe stores inks inverted and marks the file; without the mark, programs disagree.
        () if inks && !adobe => Err(Fault::UnknownInks),
        () => Ok(()),
    }
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

struct Segment<'a> {
    marker: u8,
    body: &'a [u8],
}

/// The marked segments of a JPEG in order, passing over the compressed picture between them.
struct Segments<'a>(&'a [u8]);

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        let at = self.0.windows(2).position(|pair| pair[0] == 0xff && starts_segment(pair[1]))?;
        let marker = *self.0.get(at + 1)?;
        let rest = self.0.get(at + 2..)?;
        if matches!(marker, 0x01 | 0xd8 | END_OF_IMAGE) {
            self.0 = rest;
            return Some(Segment { marker, body: &[] });
        }
        let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
        let body = rest.get(2..length)?;
        self.0 = rest.get(length..)?;
        Some(Segment { marker, body })
    }
}

/// 00 is a stuffed byte of the picture, FF is padding, D0 to D7 are restart marks within it.
fn starts_segment(marker: u8) -> bool {
    !matches!(marker, 0x00 | 0xff | 0xd0..=0xd7)
}

#[cfg(test)]
mod tests {
    use super::super::{Budget, PrintSize, prepare};
    use super::*;

    const BOX: PrintSize = PrintSize { width_mm: 100.0, height_mm: 100.0 };

    fn from_hex(digits: &str) -> Vec<u8> {
        let digit = |sign: u8| char::from(sign).to_digit(16).expect("a hexadecimal digit") as u8;
        digits.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
    }

    #[test]
    fn a_jpeg_of_endless_passes_is_refused() {
        let photo = from_hex(CMYK_JPEG);
        let pass = [0xff, 0xda, 0, 3, 0];
        let many = |passes| [&photo[..photo.len() - 2], &pass.repeat(passes), &[0xff, 0xd9]].concat();
        assert_eq!(check(&many(9)), Ok(()));
        assert_eq!(check(&many(100)), Err(Fault::TooManyPasses));
    }

    #[test]
    fn four_inks_are_right_with_adobes_mark_and_refused_without() {
        let marked = from_hex(CMYK_JPEG);
        let picture = prepare("a.jpg", &marked, BOX, &mut Budget::default()).expect("a right picture");
        let picture = image::load_from_memory(&picture.bytes).expect("a JPEG").into_rgb8();
        let [red, green, blue] = picture.get_pixel(4, 4).0;
        assert!(red > 230 && green < 40 && blue < 40, "magenta and yellow make red: {red} {green} {blue}");
        let at = marked.windows(5).position(|window| window == b"Adobe").expect("the mark");
        let unmarked = [&marked[..at - 4], &marked[at + 12..]].concat();
        assert_eq!(check(&unmarked), Err(Fault::UnknownInks));
    }

    /// Eight by eight pixels of pure magenta and yellow, stored inverted as Adobe does.
    const CMYK_JPEG: &str = "\
        ffd8ffee000e41646f626500640000000002ffdb004300100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a\
        333d3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c656763ffdb0043011112121815182f1a\
        1a2f634238426363636363636363636363636363636363636363636363636363636363636363636363636363636363636363\
        636363636363ffc00014080008000804012200021101031101042200ffc40016000101010000000000000000000000000000\
        0507ffc40014100100000000000000000000000000000000ffc4001501010100000000000000000000000000000506ffc400\
        14110100000000000000000000000000000000ffda000e040100021103110400003f00b401441b4001ffd9";

    #[test]
    fn a_file_that_ends_inside_its_picture_is_cut_short() {
        let photo = from_hex(CMYK_JPEG);
        for length in 0..photo.len() {
            assert_eq!(check(&photo[..length]), Err(Fault::CutShort), "{length} bytes");
        }
        // Telephones add a film after the picture.
        assert_eq!(check(&[photo.as_slice(), b"film"].concat()), Ok(()));
    }
}
