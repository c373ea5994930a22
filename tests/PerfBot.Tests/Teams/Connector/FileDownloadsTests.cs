using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Teams.Connector;

namespace PerfBot.Tests.Teams.Connector;

public sealed class FileDownloadsTests
{
    private const int Limit = 1000;
    private const string Address = "https://contoso.sharepoint.com/download?tempauth=x";

    [Fact]
    public async Task A_file_is_read_without_the_bots_token()
    {
        using var network = new StandInNetwork((HttpRequestMessage _) => Ok("PK goals"));

        Assert.Equal("PK goals", Encoding.UTF8.GetString(await ReadAsync(network, Address)));

        var request = Assert.Single(network.Requests);
        Assert.Equal(new Uri(Address), request.Address);
        Assert.Empty(request.Headers);
    }

    [Theory]
    [InlineData("http://contoso.sharepoint.com/x")]
    [InlineData("https://evil.example/x")]
    [InlineData("https://sharepoint.com.evil.example/x")]
    [InlineData("https://evilsharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.com@evil.example/x")]
    [InlineData("https://me:pass@contoso.sharepoint.com/x")]
    [InlineData("https://contoso.sharepoint.com:8443/x")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("http://localhost:5000/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task Only_hosts_that_hold_files_are_asked(string address)
    {
        using var network = new StandInNetwork((HttpRequestMessage _) => Ok("x"));

        await RefusedAsync(DownloadRefusal.HostNotAllowed, network, address);

        Assert.Empty(network.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_may_be_as_long_as_the_limit_and_no_longer(bool stated)
    {
        using var exact = new StandInNetwork((HttpRequestMessage _) => Ok(new string('x', Limit), stated));
        Assert.Equal(Limit, (await ReadAsync(exact, Address)).Length);

        using var longer = new StandInNetwork((HttpRequestMessage _) => Ok(new string('x', Limit + 1), stated));
        await RefusedAsync(DownloadRefusal.TooLarge, longer, Address);
    }

    [Fact]
    public async Task A_web_page_is_no_file()
    {
        using var network = new StandInNetwork((HttpRequestMessage _) => Ok("<html>", type: "text/html"));
        await RefusedAsync(DownloadRefusal.NotAFile, network, Address);
    }

    [Fact]
    public async Task A_redirect_is_followed_within_the_same_host()
    {
        using var network = new StandInNetwork((HttpRequestMessage r) => r.RequestUri!.AbsolutePath == "/there" ? Ok("moved") : Redirect("/there"));
        Assert.Equal("moved", Encoding.UTF8.GetString(await ReadAsync(network, Address)));
    }

    [Theory]
    [InlineData("https://fabrikam.sharepoint.com/x")]
    [InlineData("http://contoso.sharepoint.com/x")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("//evil.example/x")]
    public async Task A_redirect_to_another_host_is_refused(string location)
    {
        using var network = new StandInNetwork((HttpRequestMessage _) => Redirect(location));

        await RefusedAsync(DownloadRefusal.HostNotAllowed, network, Address);

        Assert.Single(network.Requests);
    }

    [Fact]
    public async Task Redirects_without_end_are_given_up()
    {
        using var network = new StandInNetwork((HttpRequestMessage _) => Redirect("/again"));
        await RefusedAsync(DownloadRefusal.Unavailable, network, Address);
        Assert.Equal(4, network.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_file_that_is_gone_is_told_so(HttpStatusCode status)
    {
        using var network = new StandInNetwork((HttpRequestMessage _) => new(status));
        await RefusedAsync(DownloadRefusal.Unavailable, network, Address);
    }

    [Fact]
    public async Task A_file_on_the_playground_is_read_in_Development_only()
    {
        await using var local = await ConnectorHost.StartAsync();
        local.Connector.Answers = _ => new(200, "goals") { ContentType = "application/octet-stream" };
        var address = local.Connector.ServiceUrl + "files/1";

        Assert.Equal("goals", Encoding.UTF8.GetString(await local.Files.ReadAsync(address, Limit, default)));
        Assert.Null(Assert.Single(local.Connector.Requests).Bearer);
    }

    private static async Task<byte[]> ReadAsync(StandInNetwork network, string address)
    {
        await using var services = network.Services();
        return await services.GetRequiredService<FileDownloads>().ReadAsync(address, Limit, default);
    }

    private static async Task RefusedAsync(DownloadRefusal reason, StandInNetwork network, string address) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<DownloadRefusedException>(() => ReadAsync(network, address))).Reason);

    private static HttpResponseMessage Ok(string body, bool stated = true, string type = "application/octet-stream")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        HttpContent content = stated ? new ByteArrayContent(bytes) : new StreamContent(new Unseekable(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new(HttpStatusCode.OK) { Content = content };
    }

    private static HttpResponseMessage Redirect(string location)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Found);
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
