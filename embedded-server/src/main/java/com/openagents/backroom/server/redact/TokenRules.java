package com.openagents.backroom.server.redact;

import com.openagents.backroom.server.redact.TokenRule.Guard;
import java.util.List;

/// The prefixes that providers give their tokens.
///
/// Sources: GitHub, "GitHub's token formats" (prefixes) and its changelog of 2026-04-24 (`ghs_APPID_JWT`, dots and
/// no fixed length); Stripe, Slack, npm, GitLab, OpenAI, Anthropic, Google, AWS, Hugging Face and the others named
/// here in their own documentation of key formats.
final class TokenRules {
    private static final Chars DOTTED = Chars.of("A-Za-z0-9._-");
    private static final Chars PATH = Chars.of("A-Za-z0-9/_-");
    private static final Chars UPPER = Chars.of("A-Z0-9");

    private TokenRules() {}

    static List<TokenRule> all() {
        return List.of(
                any("github-token", "ghp_", DOTTED, 20),
                any("github-token", "gho_", DOTTED, 20),
                any("github-token", "ghu_", DOTTED, 20),
                any("github-token", "ghs_", DOTTED, 20),
                any("github-token", "ghr_", DOTTED, 20),
                any("github-token", "github_pat_", Chars.WORD, 22),
                word("stripe-key", "sk_live_", Chars.WORD, 10),
                word("stripe-key", "sk_test_", Chars.WORD, 10),
                word("stripe-key", "sk_prod_", Chars.WORD, 10),
                word("stripe-key", "rk_live_", Chars.WORD, 10),
                word("stripe-key", "rk_test_", Chars.WORD, 10),
                word("stripe-key", "rk_prod_", Chars.WORD, 10),
                new TokenRule("client-secret", "pi_", Chars.WORD, 16, Guard.CLIENT_SECRET),
                new TokenRule("client-secret", "seti_", Chars.WORD, 16, Guard.CLIENT_SECRET),
                new TokenRule("client-secret", "cs_", Chars.WORD, 16, Guard.CLIENT_SECRET),
                new TokenRule("client-secret", "src_", Chars.WORD, 16, Guard.CLIENT_SECRET),
                word("webhook-secret", "whsec_", Chars.BASE64, 16),
                word("api-key", "oa_live_", Chars.WORD, 16),
                word("api-key", "oa_test_", Chars.WORD, 16),
                new TokenRule("anthropic-key", "sk-ant-", Chars.URL64, 10, Guard.BOUNDARY),
                new TokenRule("api-key", "sk-", Chars.URL64, 16, Guard.MIXED),
                word("aws-key-id", "AKIA", UPPER, 16),
                word("aws-key-id", "ASIA", UPPER, 16),
                any("google-key", "AIza", Chars.URL64, 30),
                word("google-token", "ya29.", DOTTED, 20),
                any("slack-token", "xoxa-", Chars.URL64, 10),
                any("slack-token", "xoxb-", Chars.URL64, 10),
                any("slack-token", "xoxe-", Chars.URL64, 10),
                any("slack-token", "xoxe.", DOTTED, 10),
                any("slack-token", "xoxp-", Chars.URL64, 10),
                any("slack-token", "xoxr-", Chars.URL64, 10),
                any("slack-token", "xoxs-", Chars.URL64, 10),
                any("slack-token", "xapp-", Chars.URL64, 10),
                any("slack-webhook", "hooks.slack.com/services/", PATH, 20),
                any("npm-token", "npm_", Chars.ALNUM, 30),
                any("gitlab-token", "glpat-", DOTTED, 20),
                any("gitlab-token", "gldt-", DOTTED, 20),
                any("gitlab-token", "glrt-", DOTTED, 20),
                any("gitlab-token", "glcbt-", DOTTED, 20),
                word("hugging-face-token", "hf_", Chars.ALNUM, 30),
                any("pypi-token", "pypi-AgE", Chars.URL64, 50),
                word("sendgrid-key", "SG.", DOTTED, 40),
                any("digitalocean-token", "dop_v1_", Chars.HEX, 40),
                any("docker-token", "dckr_pat_", Chars.URL64, 20),
                any("shopify-token", "shpat_", Chars.HEX, 30),
                any("shopify-token", "shpss_", Chars.HEX, 30),
                word("groq-key", "gsk_", Chars.ALNUM, 40),
                word("xai-key", "xai-", Chars.ALNUM, 40),
                word("linear-key", "lin_api_", Chars.ALNUM, 30),
                word("tailscale-key", "tskey-", Chars.URL64, 20),
                any("age-key", "AGE-SECRET-KEY-1", UPPER, 40),
                word("vault-token", "hvs.", DOTTED, 20),
                // Base64 of "-----BEGIN " and of what follows but certificates and public keys.
                any("private-key", "LS0tLS1CRUdJTiBS", Chars.BASE64, 60),
                any("private-key", "LS0tLS1CRUdJTiBP", Chars.BASE64, 60),
                any("private-key", "LS0tLS1CRUdJTiBF", Chars.BASE64, 60),
                any("private-key", "LS0tLS1CRUdJTiBE", Chars.BASE64, 60),
                any("private-key", "LS0tLS1CRUdJTiBQUk", Chars.BASE64, 60),
                any("private-key", "LS0tLS1CRUdJTiBQR1", Chars.BASE64, 60));
    }

    private static TokenRule any(String kind, String prefix, Chars chars, int minChars) {
        return new TokenRule(kind, prefix, chars, minChars, Guard.NONE);
    }

    private static TokenRule word(String kind, String prefix, Chars chars, int minChars) {
        return new TokenRule(kind, prefix, chars, minChars, Guard.BOUNDARY);
    }
}
