package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.text.Ascii;

/// What a session shows itself as: an agent's state, or `ENDED` when it is over and nothing says how it went.
public enum Phase {
    WAITING("Waiting for you"),
    FAILED("Failed"),
    WORKING("Working"),
    STARTING("Starting"),
    IDLE("Idle"),
    OFFLINE("Offline"),
    COMPLETED("Completed"),
    ENDED("Ended");

    private final String word;

    Phase(String word) {
        this.word = word;
    }

    /// The phase of an agent that says what it is doing.
    public static Phase of(AgentState state) {
        return switch (state) {
            case STARTING -> STARTING;
            case WORKING -> WORKING;
            case WAITING -> WAITING;
            case IDLE -> IDLE;
            case COMPLETED -> COMPLETED;
            case FAILED -> FAILED;
            case OFFLINE -> OFFLINE;
        };
    }

    /// The word that always stands beside the shape.
    public String word() {
        return word;
    }

    /// The name in JSON.
    public String wire() {
        return Ascii.wire(this);
    }

    /// True while the agent is at work by itself, so that silence means something.
    public boolean isActive() {
        return switch (this) {
            case WORKING, STARTING -> true;
            case WAITING, FAILED, IDLE, OFFLINE, COMPLETED, ENDED -> false;
        };
    }

    /// True when the session is over.
    public boolean isOver() {
        return switch (this) {
            case COMPLETED, FAILED, ENDED -> true;
            case WAITING, WORKING, STARTING, IDLE, OFFLINE -> false;
        };
    }

    static Phase ofWire(String wire) {
        for (Phase phase : values()) {
            if (phase.wire().equals(wire)) {
                return phase;
            }
        }
        return ENDED;
    }
}
