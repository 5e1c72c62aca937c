package com.openagents.backroom.server.outbound;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;

/// What the other side answered.
///
/// @param text its body
public record Reply(int status, HttpHeaders headers, String text) {
    public boolean isOk() {
        return status / 100 == 2;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// A header that is a whole number.
    public OptionalLong number(String name) {
        return header(name).filter(text -> text.matches("\\d{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
