//! How many families a second: `cargo run --release -p fingerpost-gaps --example speed -- 300000 offers/…`
fn main() {
    let mut args = std::env::args().skip(1);
    let families = args.next().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let weights = fingerpost_gaps::weights::Weights::ours().unwrap();
    for offer in args {
        let core = fingerpost_source::read(&fingerpost_source::open(offer.as_ref()).unwrap()).unwrap().core;
        let size = fingerpost_gaps::run::Size { families, seed: 1, threads: None };
        let o = fingerpost_gaps::run::run(fingerpost_core::Guide::new(core), &weights, size).unwrap();
        let m = &o.measures;
        println!(
            "{offer}: {:.0}/s; {:?} empty {} last {} unreached {}",
            families as f64 / o.seconds,
            m.all,
            m.empty,
            m.only_last_resort,
            m.unreached().count()
        );
    }
}
