package com.openagents.backroom.console.settings;

import com.openagents.backroom.server.auth.OperatorLink;
import com.openagents.backroom.server.github.GitHubApp;

/// How people sign in with GitHub here, as the operator sets it up. Every call may be slow.
public interface GitHubDesk {
    /// How it stands now.
    Standing standing();

    /// Stores an app; it holds at once.
    ///
    /// @throws RuntimeException with a sentence when it can't be used
    void save(GitHubApp.Entry entry);

    /// Asks GitHub whether it takes an app, stored or not.
    GitHubApp.Check check(GitHubApp.Entry entry);

    /// Asks GitHub for a code that links the operator's account.
    void startLink();

    /// Gives a code up, or forgets why the last one came to nothing.
    void cancelLink();

    /// Unlinks the operator's account.
    void unlink();

    /// The app and the operator's account.
    ///
    /// @param callback where GitHub sends people back to; the app at GitHub names it
    record Standing(GitHubApp.Setup setup, String callback, OperatorLink.State link) {}
}
