package com.openagents.backroom.server.config;

/// A setting or the data folder is not usable. The message is one sentence for the person who starts Backroom and says
/// what to do.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
