//! A matrix product with Candle, on the processor.

use candle_core::{Device, Result, Tensor};

fn main() -> Result<()> {
    let left = Tensor::new(&[[1f32, 2.], [3., 4.]], &Device::Cpu)?;
    let right = Tensor::new(&[[5f32, 6.], [7., 8.]], &Device::Cpu)?;
    let product = left.matmul(&right)?.to_vec2::<f32>()?;
    println!("Candle: {product:?}");
    Ok(())
}
