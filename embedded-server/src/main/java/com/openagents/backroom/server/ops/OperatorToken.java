package com.openagents.backroom.server.ops;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.PrivateFile;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.Tokens;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.nio.file.Path;

/// The token that opens the admin listener to whoever may read the data folder's keys. A new one at every start.
public final class OperatorToken {
    private static final String BEARER = "Bearer ";

    private final String token;

    private OperatorToken(String token) {
        this.token = token;
    }

    /// Makes a token and leaves it in the file, for its owner's eyes only.
    ///
    /// @param redactor is told the token, so that it shows in no event and in no log
    /// @throws ConfigException when the file can't be written
    public static OperatorToken write(Path file, Redactor redactor) {
        String token = Tokens.fresh();
        redactor.register("operator-token", token);
        try {
            PrivateFile.write(file, token + "\n");
        } catch (IOException e) {
            throw new ConfigException(
                    "The operator's token cannot be written to " + file
                            + "; make the folder writable or choose another with --data.",
                    e);
        }
        return new OperatorToken(token);
    }

    /// Lets the operator through.
    ///
    /// @throws ApiException 401 for everyone else
    public void require(ServerRequest request) {
        String given = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        if (!given.startsWith(BEARER) || !Tokens.same(given.substring(BEARER.length()), token)) {
            throw new ApiException(
                    Status.UNAUTHORIZED_401,
                    "operator_token",
                    "Only the operator may ask this: send the token from keys/operator-token as a bearer token.");
        }
    }
}
