//! A matrix product with Burn, on the processor.

use burn::tensor::{Device, Tensor};

fn main() {
    let device = Device::flex();
    let left = Tensor::<2>::from_data([[1f32, 2.], [3., 4.]], &device);
    let right = Tensor::<2>::from_data([[5f32, 6.], [7., 8.]], &device);
    let product = left.matmul(right).into_data();
    match product.try_to_vec::<f32>() {
        Ok(numbers) => println!("Burn: {numbers:?}"),
        Err(error) => panic!("the product holds no f32: {error:?}"),
    }
}
