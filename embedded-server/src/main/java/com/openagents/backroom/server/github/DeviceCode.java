package com.openagents.backroom.server.github;

import java.time.Duration;

/// A sign-in by a code that a person types at GitHub (RFC 8628).
///
/// @param deviceCode what we ask with; a secret
/// @param userCode what the person types
public record DeviceCode(
        String deviceCode, String userCode, String verificationUri, Duration expiresIn, Duration interval) {
    @Override
    public String toString() {
        return "DeviceCode[" + verificationUri + "]";
    }
}
