package com.openagents.backroom.server.web;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/// What somebody had filled in when they had to sign in first. The page shows it once more, and nothing is done before
/// they send it. One thread, that of the request.
public final class KeptForm {
    private final FormBody form;
    private boolean isTaken;

    KeptForm(FormBody form) {
        this.form = form;
    }

    /// What was filled in on the page that is asked for; whoever takes it shows it, and it is gone from the browser.
    public static Optional<FormBody> take(ServerRequest request) {
        Optional<KeptForm> kept = request.context().get(KeptForm.class);
        kept.ifPresent(form -> form.isTaken = true);
        return kept.map(form -> form.form);
    }

    boolean isTaken() {
        return isTaken;
    }
}
