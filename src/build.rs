//! Rebuilds when a file is added to what the binary carries; `include_dir` notices only changed ones.

fn main() {
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=scenarios");
}
