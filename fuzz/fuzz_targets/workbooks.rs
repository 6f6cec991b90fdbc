//! Any bytes as a workbook, or in the place of a part of one: nothing panics, every problem lies in the workbook, and no
//! form of output fails.

#![no_main]

use std::io::{Cursor, Read, Write};
use std::sync::{Arc, LazyLock};

use committee_report_fuzz::check::load::check_bytes;
use committee_report_fuzz::look::assets::Fonts;
use committee_report_fuzz::messages;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| Fonts::new(None).expect("the built-in font"));

/// The parts of a workbook that another program made: name and bytes.
static PARTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let book = include_bytes!("../../tests/workbooks/headings.xlsx").as_slice();
    let mut archive = ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let count = archive.len();
    let mut part = |index| {
        let mut file = archive.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        (file.name().expect("a name").into_owned(), bytes)
    };
    (0..count).map(&mut part).collect()
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some(file) = file(bytes) else { return };
    let loaded = check_bytes(&file, &FONTS);
    for problem in &loaded.problems {
        assert!(problem.place.file == 0, "{problem:?}");
    }
    let shown = messages::shown(&loaded);
    messages::human(&shown, &loaded.sources, 80);
    messages::json(&shown);
    messages::github(&shown);
});

/// The bytes themselves; or a workbook with one part that they replace, or of which they replace a stretch.
fn file(bytes: &[u8]) -> Option<Vec<u8>> {
    let (&how, rest) = bytes.split_first()?;
    if how == b'P' {
        return Some(bytes.to_vec());
    }
    let mut parts = PARTS.clone();
    let count = parts.len();
    let part = &mut parts[usize::from(how & 15) % count].1;
    if how & 16 == 0 {
        *part = rest.to_vec();
    } else {
        let (head, patch) = rest.split_at_checked(3)?;
        let at = usize::from(u16::from_be_bytes([head[0], head[1]])) % (part.len() + 1);
        let to = (at + usize::from(head[2])).min(part.len());
        part.splice(at..to, patch.iter().copied());
    }
    Some(packed(&parts))
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a workbook").into_inner()
}
