//! Whether a folder lies on another machine, as far as that can be told.

use std::fs;
use std::path::Path;

/// Kinds of file systems on which locks and syncs are promises of another machine.
const KINDS: [&str; 13] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "afs",
    "ncpfs",
    "fuse.sshfs",
    "fuse.davfs",
    "ceph",
    "fuse.glusterfs",
];

/// The kind of network file system that this folder lies on; none when it is local or cannot be told.
pub(super) fn network(folder: &Path) -> Option<String> {
    let whole = fs::canonicalize(folder).ok()?;
    if cfg!(windows) {
        let share = whole.to_str().is_some_and(|path| path.starts_with(r"\\?\UNC\"));
        return share.then(|| "a share".to_owned());
    }
    // Only Linux says it here. Elsewhere nothing can be told without asking the system in ways of its own.
    let mounts = fs::read_to_string("/proc/self/mounts").ok()?;
    let kind = kind_of(&mounts, whole.to_str()?)?;
    KINDS.contains(&kind).then(|| kind.to_owned())
}

/// The kind of the file system that holds this path: of the mounts above it the deepest, of those the last.
fn kind_of<'m>(mounts: &'m str, path: &str) -> Option<&'m str> {
    let mounts = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ');
        // Spaces in paths are written as octal numbers.
        let place = words.nth(1)?.replace("\\040", " ");
        Some((place, words.next()?))
    });
    let above = mounts.filter(|(place, _)| {
        let rest = path.strip_prefix(place.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    above.max_by_key(|(place, _)| place.len()).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/vda / ext4 rw 0 0\nproc /proc proc rw 0 0\n\
        desk:/home /home nfs4 rw 0 0\n/dev/vdb /home/ann/my\\040disk ext4 rw 0 0\n//desk/all /srv cifs rw 0 0\n";

    #[track_caller]
    fn check(path: &str, kind: &str) {
        assert_eq!(kind_of(MOUNTS, path), Some(kind), "{path}");
    }

    #[test]
    fn the_deepest_mount_above_a_folder_says_what_it_lies_on() {
        check("/var/lib", "ext4");
        check("/home/ann", "nfs4");
        check("/home", "nfs4");
        check("/homes/ann", "ext4");
        check("/home/ann/my disk/x", "ext4");
        check("/srv/firstline", "cifs");
    }

    #[test]
    fn a_folder_of_this_machine_is_none() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(network(home.path()), None);
    }
}
