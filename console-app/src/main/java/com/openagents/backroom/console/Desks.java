package com.openagents.backroom.console;

import com.openagents.backroom.console.billing.BillingDesk;
import com.openagents.backroom.console.settings.GitHubDesk;
import com.openagents.backroom.console.share.ShareDesk;
import com.openagents.backroom.console.stripe.StripeDesk;
import com.openagents.backroom.console.users.UserDesk;

/// What the operator can change at the server, by screen.
///
/// @param shares what others can see
/// @param users everybody with an account
/// @param billing people's credits
/// @param stripe payments
/// @param gitHub how people sign in
public record Desks(ShareDesk shares, UserDesk users, BillingDesk billing, StripeDesk stripe, GitHubDesk gitHub) {}
