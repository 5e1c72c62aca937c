package com.openagents.backroom.server.invoice;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static com.openagents.backroom.server.testing.PeopleFixture.form;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's documents over HTTP, as pages and as JSON.
class InvoiceRoutesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void document_isThereAsJsonPageAndPdf_forItsOwnerOnly() {
        try (PeopleFixture people =
                        new PeopleFixture(folder, Map.of("billing.seller", List.of("Acme GmbH\nBerlin <1>")));
                Browser bob = people.browserOf(BOB);
                Browser carol = people.browserOf(CAROL)) {
            Invoice invoice = PeopleFixture.invoice(people, "pi_1");
            String api = "/api/billing/invoices/" + invoice.id();

            String json = bob.get(api).body();
            assertTrue(json.contains("\"number\":\"INV-000001\""), json);
            assertTrue(json.contains("\"amount_minor\":6000,\"currency\":\"usd\",\"credits\":1000000"), json);
            assertTrue(json.contains("\"seller\":\"Acme GmbH\\nBerlin <1>\""), json);
            assertTrue(json.contains("\"pdf\":\"" + api + ".pdf\""), json);
            assertTrue(bob.get("/api/billing/invoices")
                    .body()
                    .contains(invoice.id().toString()));

            HttpResponse<String> pdf = bob.get(api + ".pdf");
            assertEquals(
                    "application/pdf", pdf.headers().firstValue("Content-Type").orElse(""));
            assertEquals(
                    "attachment; filename=\"INV-000001.pdf\"",
                    pdf.headers().firstValue("Content-Disposition").orElse(""));
            assertTrue(pdf.body().startsWith("%PDF-"), "a PDF");

            String page = bob.get("/billing/invoices/" + invoice.id()).body();
            assertTrue(page.contains("Berlin &lt;1&gt;"), page);
            assertTrue(page.contains("$60.00"), page);

            for (String path : List.of(api, api + ".pdf", "/billing/invoices/" + invoice.id())) {
                assertEquals(404, carol.get(path).statusCode(), path);
            }
            assertFalse(carol.get("/api/billing/invoices").body().contains("INV-"));
        }
    }

    @Test
    void linkToAFile_leadsToItsPageOnceSignedIn() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser signedOut = people.server.browser()) {
            Invoice invoice = PeopleFixture.invoice(people, "pi_1");

            for (String file : List.of("/api/billing/invoices/" + invoice.id() + ".pdf", "/api/billing/ledger.csv")) {
                String page = file.replace("/api", "").replaceAll("\\.(pdf|csv)$", "");
                HttpResponse<String> refused = signedOut.get(file, "Accept", "text/html");
                assertEquals(401, refused.statusCode());
                assertTrue(refused.body().contains("?return_to=" + page + "\""), refused.body());
                assertEquals(200, bob.get(page).statusCode());
            }
        }
    }

    @Test
    void list_isPaged() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            PeopleFixture.invoice(people, "pi_1");
            PeopleFixture.invoice(people, "pi_2");
            PeopleFixture.invoice(people, "pi_3");

            String first = bob.get("/api/billing/invoices?limit=2").body();
            String next = first.replaceAll(".*\"next_before\":\"([^\"]+)\".*", "$1");
            String rest =
                    bob.get("/api/billing/invoices?limit=2&before=" + next).body();

            assertEquals(2, first.split("\"number\"", -1).length - 1);
            assertEquals(1, rest.split("\"number\"", -1).length - 1);
            assertFalse(rest.contains("next_before"), rest);
            assertEquals(400, bob.get("/api/billing/invoices?limit=0").statusCode());
            assertEquals(404, bob.get("/api/billing/invoices?before=x").statusCode());
            assertEquals(404, bob.get("/api/billing/invoices/x").statusCode());
        }
    }

    @Test
    void missingSeller_isSaidOnThePage() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            Invoice invoice = PeopleFixture.invoice(people, "pi_1");

            assertTrue(bob.get("/billing/invoices/" + invoice.id()).body().contains("has not set billing.seller"));
        }
    }

    @Test
    void buyer_isNamedAsTheySay() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            assertEquals(
                    303,
                    form(bob, "/billing/invoices", "buyer=Bob+Ltd%0D%0A+Paris+%3Cb%3E")
                            .statusCode());
            assertTrue(bob.get("/billing/invoices").body().contains("Bob Ltd\nParis &lt;b&gt;"));
            assertEquals(
                    "Bob Ltd\nParis <b>",
                    PeopleFixture.invoice(people, "pi_1").parties().buyer());

            String tooLong = "x".repeat(Seller.MAX_CHARS + 1);
            assertEquals(400, form(bob, "/billing/invoices", "buyer=" + tooLong).statusCode());
            assertEquals(303, form(bob, "/billing/invoices", "buyer=").statusCode());
            assertEquals("bob", PeopleFixture.invoice(people, "pi_2").parties().buyer());
        }
    }

    @Test
    void filesInARow_areLimited() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            String path = "/api/billing/invoices/"
                    + PeopleFixture.invoice(people, "pi_1").id() + ".pdf";
            int status = 200;
            for (int i = 0; status == 200 && i < 100; i++) {
                status = bob.get(path).statusCode();
            }
            assertEquals(429, status);
        }
    }
}
