package com.openagents.backroom.server;

import com.openagents.backroom.server.account.AccountPage;
import com.openagents.backroom.server.account.AccountRoutes;
import com.openagents.backroom.server.auth.GitHubRoutes;
import com.openagents.backroom.server.auth.OperatorRoutes;
import com.openagents.backroom.server.auth.OperatorTickets;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.hud.Badge;
import com.openagents.backroom.server.hud.CardRoutes;
import com.openagents.backroom.server.hud.EmbedRoutes;
import com.openagents.backroom.server.hud.EventsRoutes;
import com.openagents.backroom.server.hud.Exposure;
import com.openagents.backroom.server.hud.Featured;
import com.openagents.backroom.server.hud.HudAccess;
import com.openagents.backroom.server.hud.HudRoutes;
import com.openagents.backroom.server.hud.LandingRoutes;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.hud.LogRoutes;
import com.openagents.backroom.server.hud.Oembed;
import com.openagents.backroom.server.hud.PageDocument;
import com.openagents.backroom.server.hud.ProofRoutes;
import com.openagents.backroom.server.hud.Replays;
import com.openagents.backroom.server.hud.SettingsRoutes;
import com.openagents.backroom.server.hud.Shares;
import com.openagents.backroom.server.hud.SharesPage;
import com.openagents.backroom.server.hud.SharesRoutes;
import com.openagents.backroom.server.hud.SitePages;
import com.openagents.backroom.server.hud.StreamRoutes;
import com.openagents.backroom.server.hud.VerifyPage;
import com.openagents.backroom.server.hud.WholeRoutes;
import com.openagents.backroom.server.key.KeyRoutes;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.proof.Notary;
import com.openagents.backroom.server.repo.RepoRoutes;
import com.openagents.backroom.server.session.SessionRoutes;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.stream.ViewerCounts;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.PolicyReports;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import com.openagents.backroom.server.web.StaticAssets;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What the public listener answers: the part of the composition root that reads as its table of contents.
record PublicRoutes(
        Accounts accounts,
        Billing billing,
        LiveHuds live,
        HudStore huds,
        EventLog log,
        Publisher publisher,
        ViewerCounts viewers,
        Replays replays,
        Shares shares,
        Exposure exposure,
        Featured featured,
        Notary notary,
        OperatorTickets tickets,
        User operator,
        Supplier<PublicOrigin> origin,
        InstantSource clock) {
    /// Its routes.
    ///
    /// @param document what every page stands in
    /// @param https whether browsers reach us over https
    RouteTable table(StaticAssets assets, PageDocument document, boolean https) {
        WebSessions sessions = accounts.sessions;
        ClientAddresses clients = accounts.clients;
        HudAccess access = new HudAccess(live, old -> huds.findRenamed(old).map(Hud::name), sessions);
        RouteTable table = new RouteTable();
        new LandingRoutes(live, featured, sessions, () -> accounts.app.signIn().isPresent(), document, origin, clock)
                .addTo(table);
        new HudRoutes(access, replays, document, origin, clock).addTo(table);
        new EmbedRoutes(access, document, origin, clients, clock, System::nanoTime).addTo(table);
        new Oembed(live, origin).addTo(table);
        new Badge(access, clock).addTo(table);
        new CardRoutes(access, replays, clients, clock, System::nanoTime).addTo(table);
        new SettingsRoutes(sessions, live, exposure, origin, clock).addTo(table);
        SitePages pages = new SitePages(document, origin);
        new SharesRoutes(sessions, shares, origin).addTo(table);
        new SharesPage(sessions, shares, exposure, pages, origin).addTo(table);
        new StreamRoutes(access, log, viewers, clients, replays, clock, System::nanoTime).addTo(table);
        new LogRoutes(access, log).addTo(table);
        new ProofRoutes(access, huds, notary, origin).addTo(table);
        new VerifyPage(access, document, origin).addTo(table);
        new WholeRoutes(access, log, document, origin).addTo(table);
        new EventsRoutes(accounts.keys, live, publisher, clock, System::nanoTime).addTo(table);
        new OperatorRoutes(sessions, tickets, operator).addTo(table);
        new GitHubRoutes(accounts.app, accounts.signIn, sessions, origin, https, clients, clock, System::nanoTime)
                .addTo(table);
        new SessionRoutes(sessions).addTo(table);
        new RepoRoutes(sessions, accounts.picker, pages, origin, clock, System::nanoTime).addTo(table);
        new AccountRoutes(accounts.callers, sessions, accounts.accounts, accounts.box, accounts.departure).addTo(table);
        new KeyRoutes(sessions, accounts.keys).addTo(table);
        new AccountPage(sessions, accounts.keys, accounts.departure, pages, origin).addTo(table);
        billing.addTo(table, accounts, pages);
        new PolicyReports(clients, System::nanoTime).addTo(table);
        return assets.addTo(table);
    }
}
