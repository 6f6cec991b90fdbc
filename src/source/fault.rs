//! Why a file cannot be used, in words.

use std::io;

/// Why the pack itself cannot be read: a matter of the call, not of the data.
#[derive(Debug)]
pub struct Unreadable {
    /// The file as typed.
    pub name: String,
    /// What is in the way.
    pub cause: String,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read {} ({})", self.name, self.cause)
    }
}

impl std::error::Error for Unreadable {}

/// Why a file named in a pack cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// It lies, or leads, outside the pack's folder.
    Outside,
    /// It is missing or cannot be read, and why.
    Unreadable(String),
    /// The pack names more files than the limit; true for the first of them.
    TooMany(bool),
    /// The files of the pack are larger together than the limit; true for the first that is too much.
    TooMuch(bool),
}

/// The cause of a file error in a few plain words.
pub fn io_cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "no permission to read it".into(),
        io::ErrorKind::IsADirectory => "it is a folder, not a file".into(),
        io::ErrorKind::InvalidFilename => "the name is too long, or has a character that names cannot have".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read".into(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "there is a file where its folder should be".into()
        }
        _ => error.to_string(),
    }
}
