fn main() {
    println!("Hello Ubuntu from Rust");
}
