package com.openagents.backroom.bench;

/// A measured value and what it stands beside.
///
/// @param name what was measured, without the benchmark's name
/// @param unit of both values
/// @param device what it ran on when that is not the processor; empty otherwise
public record Figure(String name, String unit, double value, Peer peer, String device) {
    /// Something else that was measured in the same run, or a limit.
    public record Peer(String name, double value) {}

    public Figure {
        if (!Double.isFinite(value) || !Double.isFinite(peer.value())) {
            throw new IllegalArgumentException(name + " is no number: " + value + " beside " + peer);
        }
    }

    /// A figure of the processor.
    public static Figure of(String name, String unit, double value, String peer, double peerValue) {
        return new Figure(name, unit, value, new Peer(peer, peerValue), "");
    }

    /// The value in units of the peer's; 0 beside a peer of 0.
    public double ratio() {
        return peer.value() == 0 ? 0 : value / peer.value();
    }
}
