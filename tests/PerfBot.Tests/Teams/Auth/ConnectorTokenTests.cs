using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using PerfBot.Teams.Auth;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Teams.Auth;

public sealed class ConnectorTokenTests : IAsyncLifetime
{
    private readonly ShiftedClock _clock = new();
    private LocalOpenId _openId = null!;
    private TeamsHost _host = null!;

    public async Task InitializeAsync()
    {
        _openId = await LocalOpenId.StartAsync();
        _host = await TeamsHost.StartAsync(_openId, time: _clock);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _openId.DisposeAsync();
    }

    [Fact]
    public async Task A_good_token_is_let_in() =>
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(Good()));

    [Fact]
    public async Task The_scheme_is_read_as_HTTP_says_in_any_case()
    {
        using var response = await _host.SendAsync($"bearer {Good()}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer not-a-token")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleS0wIn0.bm90IGpzb24.AAAA")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task What_is_no_token_is_turned_away(string? header)
    {
        using var response = await _host.SendAsync(header);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_token_for_another_bot_is_turned_away() =>
        await TurnedAway(_openId.Token("another-app", TeamsHost.ServiceUrl));

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://API.botframework.com")]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")] // the Emulator's and other bots' tokens
    [InlineData("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0")]
    public async Task A_token_of_another_issuer_is_turned_away(string issuer) =>
        await TurnedAway(_openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl, issuer: issuer));

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    public async Task Another_algorithm_is_turned_away(string algorithm) =>
        await TurnedAway(_openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl, algorithm: algorithm));

    [Fact]
    public async Task A_token_without_a_signature_is_turned_away() =>
        await TurnedAway(LocalOpenId.UnsignedToken(TeamsHost.AppId, TeamsHost.ServiceUrl));

    [Fact]
    public async Task The_public_key_is_no_shared_secret() =>
        await TurnedAway(_openId.SymmetricToken(TeamsHost.AppId, TeamsHost.ServiceUrl));

    [Fact]
    public async Task A_changed_payload_is_turned_away() =>
        await TurnedAway(LocalOpenId.WithPayloadOf(Good(), _openId.Token(TeamsHost.AppId, "https://smba.trafficmanager.net/emea/")));

    [Fact]
    public async Task A_key_that_only_bears_a_known_name_is_turned_away()
    {
        await using var forger = await LocalOpenId.StartAsync();
        forger.AddKey("msteams");
        await TurnedAway(forger.Token(TeamsHost.AppId, TeamsHost.ServiceUrl, keyId: _openId.CurrentKey));
    }

    [Fact]
    public async Task A_token_lasts_five_minutes_longer_than_it_says_and_not_more()
    {
        var token = Good();
        _clock.Advance(TimeSpan.FromMinutes(64));
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(token));

        _clock.Advance(TimeSpan.FromMinutes(1.5));
        await TurnedAway(token);
    }

    [Fact]
    public async Task A_token_from_the_future_is_turned_away()
    {
        var start = TimeProvider.System.GetUtcNow().AddMinutes(6);
        await TurnedAway(_openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl, expires: start.AddHours(2)));
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(_openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl, expires: start.AddHours(2).AddMinutes(-2))));
    }

    [Fact]
    public async Task A_token_that_was_found_good_still_ends()
    {
        var token = Good();
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(token));

        _clock.Advance(TimeSpan.FromMinutes(66));

        await TurnedAway(token);
    }

    [Fact]
    public async Task A_token_that_was_found_good_is_still_compared_with_each_activity()
    {
        var token = Good();
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(token));

        Assert.Equal(HttpStatusCode.Forbidden, await _host.PostAsync(token, TeamsHost.Message(serviceUrl: "https://smba.trafficmanager.net/emea/")));
        Assert.Equal(GuardRefusal.ServiceUrlDiffers, _host.LastRefusal);
    }

    [Fact]
    public async Task The_keys_are_read_once_for_many_tokens()
    {
        var tokens = Enumerable.Range(0, 20).Select(i => _openId.Token(TeamsHost.AppId, $"https://smba.trafficmanager.net/{i}/"));
        await Task.WhenAll(tokens.Select(t => _host.PostAsync(t)));

        Assert.Equal(1, _openId.KeyReads);
    }

    [Fact]
    public async Task The_first_token_with_a_new_key_passes()
    {
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(Good()));

        _openId.AddKey("msteams");

        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(Good()));
        Assert.Equal(2, _openId.KeyReads);
    }

    [Fact]
    public async Task A_withdrawn_key_stops_working_once_the_keys_are_read_again_even_for_known_tokens()
    {
        var token = Good();
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(token));
        var old = _openId.CurrentKey;

        _openId.AddKey("msteams");
        _openId.Withdraw(old);
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(Good())); // has the keys read again

        await TurnedAway(token);
    }

    [Fact]
    public async Task Forged_key_names_do_not_flood_the_issuer()
    {
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(Good()));
        var forged = Enumerable.Range(0, 30).Select(i => _openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl, keyId: $"forged-{i}"));

        var answers = await Task.WhenAll(forged.Select(t => _host.PostAsync(t)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Unauthorized, a));
        Assert.Equal(2, _openId.KeyReads);
    }

    [Fact]
    public async Task Forged_key_names_do_not_pile_up_waiting_for_the_issuer()
    {
        var keys = _host.Services.GetRequiredService<SigningKeys>();
        var known = await keys.CurrentAsync(default);

        var waiting = keys.RefreshAsync(known);
        Assert.Same(waiting, keys.RefreshAsync(known)); // one wait for all at one time
        await waiting;
        Assert.Same(waiting, keys.RefreshAsync(await keys.CurrentAsync(default))); // and none for a minute after

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotSame(waiting, keys.RefreshAsync(await keys.CurrentAsync(default)));
    }

    [Fact]
    public async Task A_token_that_is_not_even_meant_for_us_has_no_keys_read()
    {
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(Good()));

        await TurnedAway(_openId.Token("another-app", TeamsHost.ServiceUrl, keyId: "forged"));

        Assert.Equal(1, _openId.KeyReads);
    }

    [Fact]
    public async Task While_the_issuer_is_away_nobody_is_let_in_and_the_channel_is_asked_to_come_again()
    {
        _openId.Status = 503;
        using (var response = await _host.SendAsync($"Bearer {Good()}"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.NotNull(response.Headers.RetryAfter);
        }

        _openId.Status = 200;
        Assert.Equal(HttpStatusCode.OK, await _host.PostAsync(Good()));
    }

    private string Good() => _openId.Token(TeamsHost.AppId, TeamsHost.ServiceUrl);

    private async Task TurnedAway(string token) => Assert.Equal(HttpStatusCode.Unauthorized, await _host.PostAsync(token));
}
