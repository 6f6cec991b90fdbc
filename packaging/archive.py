#!/usr/bin/env python3
"""Puts the files of a folder into a .zip or .tar.gz under the archive's own name, with the same bytes every time.

    packaging/archive.py FOLDER OUT.zip|OUT.tar.gz
"""

import gzip
import io
import pathlib
import sys
import tarfile
import zipfile

# No clock: every file is of the first day that a zip can say.
DAY = (1980, 1, 1, 0, 0, 0)


def files(folder):
    """The files, sorted, with their mode: only the program is run."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        runs = path.name in ("committee-report", "committee-report.exe")
        yield path, path.relative_to(folder).as_posix(), 0o755 if runs else 0o644


def write_zip(folder, out, top):
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, name, mode in files(folder):
            entry = zipfile.ZipInfo(f"{top}/{name}", DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100000 | mode) << 16
            archive.writestr(entry, path.read_bytes())


def write_tar(folder, out, top):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path, name, mode in files(folder):
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size, entry.mode = path.stat().st_size, mode
            with path.open("rb") as content:
                archive.addfile(entry, content)
    with open(out, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as archive:
        archive.write(packed.getvalue())


def main():
    folder, out = pathlib.Path(sys.argv[1]), sys.argv[2]
    write, ending = (write_zip, ".zip") if out.endswith(".zip") else (write_tar, ".tar.gz")
    write(folder, out, pathlib.Path(out).name[: -len(ending)])


main()
