//! The API of the checks in Axum: `GET /sum?a=2&b=40` answers `{"sum": 42}`. INT and TERM end it, with exit code 0.

use axum::extract::rejection::QueryRejection;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{json, Value};
use tokio::net::TcpListener;
use tokio::signal::unix::{signal, SignalKind};

#[derive(Deserialize)]
struct Numbers {
    a: i32,
    b: i32,
}

async fn sum(numbers: Result<Query<Numbers>, QueryRejection>) -> (StatusCode, Json<Value>) {
    match numbers {
        Ok(Query(Numbers { a, b })) => {
            let sum = i64::from(a) + i64::from(b); // two numbers of 32 bits may not fit into 32 bits
            (StatusCode::OK, Json(json!({ "sum": sum })))
        }
        Err(_) => {
            let error = json!({ "error": "a and b must be whole numbers of 32 bits" });
            (StatusCode::BAD_REQUEST, Json(error))
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    // Before the address is told: whoever knows it may send a signal at once.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let stopped = async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    };

    // Port 0: the kernel chooses one that is free.
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("Axum serves at http://{}", listener.local_addr()?);
    let service = Router::new().route("/sum", get(sum));
    axum::serve(listener, service)
        .with_graceful_shutdown(stopped)
        .await?;
    println!("Axum has stopped");
    Ok(())
}
