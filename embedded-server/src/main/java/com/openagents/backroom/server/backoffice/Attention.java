package com.openagents.backroom.server.backoffice;

import java.util.ArrayList;
import java.util.List;

/// What credits and payments need of the operator now.
///
/// @param isSpendingStopped the books do not agree, and nobody can spend
/// @param frozen people with a balance below 0
/// @param low people with little left
/// @param suspense payments that fit no purchase and that nobody looked at
/// @param troubledEvents events of Stripe's in the last days that could not be worked on, or are of another version
public record Attention(boolean isSpendingStopped, int frozen, int low, int suspense, int troubledEvents) {
    public static final Attention NONE = new Attention(false, 0, 0, 0, 0);

    /// Whether it is more than good to know.
    public boolean isUrgent() {
        return isSpendingStopped || frozen > 0 || suspense > 0 || troubledEvents > 0;
    }

    /// All of it in a few words; empty when there is nothing.
    public String words() {
        List<String> parts = new ArrayList<>();
        if (isSpendingStopped) {
            parts.add("spending stopped");
        }
        add(parts, suspense, "in suspense");
        add(parts, troubledEvents, troubledEvents == 1 ? "event to look at" : "events to look at");
        add(parts, frozen, "frozen");
        add(parts, low, "low");
        return String.join(" \u00b7 ", parts);
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
