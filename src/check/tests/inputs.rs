//! What a pack is called, by how it is named on the command line.

use std::path::Path;

use crate::check::load::Input;

#[test]
fn a_path_may_mean_standard_input_or_a_pipe() {
    for path in ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"] {
        let input = Input::of(Path::new(path));
        assert_eq!(input, Input::Standard, "{path}");
        assert_eq!(
            (input.name(), input.written(), input.output_name()),
            ("standard input".into(), "-".into(), "report.pdf".into())
        );
        assert_eq!(input.file(), None);
    }
    for path in ["/dev/fd/5", "/proc/self/fd/63"] {
        let input = Input::of(Path::new(path));
        assert_eq!(input, Input::Pipe(path.into()), "{path}");
        assert_eq!(
            (input.name(), input.written(), input.output_name()),
            (path.into(), path.into(), "report.pdf".into())
        );
        assert_eq!(input.file(), None);
    }
    for (path, pdf) in
        [("packs/q3.json", "q3.pdf"), ("q3.xlsx", "q3.pdf"), ("dev/fd/5", "5.pdf"), ("/dev/fd/a/b.json", "b.pdf")]
    {
        let input = Input::of(Path::new(path));
        assert_eq!(input, Input::File(path.into()), "{path}");
        assert_eq!((input.name(), input.written(), input.output_name()), (path.into(), path.into(), pdf.into()));
        assert_eq!(input.file(), Some(Path::new(path)));
    }
    assert_eq!((Input::Sample.name().as_str(), Input::Sample.file()), ("the built-in sample", None));
    assert_eq!(Input::Sample.output_name(), Input::Sample.written().replace(".json", ".pdf"));
}
