package com.openagents.backroom.console.live;

import com.openagents.backroom.console.settings.GitHubDesk;
import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.auth.GitHubRoutes;
import com.openagents.backroom.server.github.GitHubApp;

/// How people sign in with GitHub at the server in this process.
final class ServerGitHub implements GitHubDesk {
    private final EmbeddedServer server;

    ServerGitHub(EmbeddedServer server) {
        this.server = server;
    }

    @Override
    public Standing standing() {
        return new Standing(
                server.gitHubApp().setup(), callback(), server.operatorLink().state());
    }

    @Override
    public void save(GitHubApp.Entry entry) {
        server.gitHubApp().save(entry);
    }

    @Override
    public GitHubApp.Check check(GitHubApp.Entry entry) {
        return server.gitHubApp().check(entry, callback());
    }

    @Override
    public void startLink() {
        server.operatorLink().start();
    }

    @Override
    public void cancelLink() {
        server.operatorLink().cancel();
    }

    @Override
    public void unlink() {
        server.operatorLink().unlink();
    }

    private String callback() {
        return server.origin().url(GitHubRoutes.CALLBACK);
    }
}
