package com.openagents.backroom.server.catalog;

/// Credits that are sold together.
///
/// @param amountMinor what it costs, in the currency's smallest unit
/// @param currency ISO 4217, in lower case as Stripe has it
public record CreditPackage(String id, String name, long credits, long amountMinor, String currency) {}
