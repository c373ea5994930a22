using System.ComponentModel.DataAnnotations;
using PerfBot.Store;

namespace PerfBot.Tests.Store;

public sealed class StoreOptionsTests
{
    [Theory]
    [InlineData(StoreProvider.Sqlite, null, true)]
    [InlineData(StoreProvider.Sqlite, "Data Source=elsewhere.db", false)]
    [InlineData(StoreProvider.Postgres, "Host=db;Database=perfbot", true)]
    [InlineData(StoreProvider.Postgres, null, false)]
    [InlineData(StoreProvider.SqlServer, " ", false)]
    public void A_server_needs_its_address_and_a_file_has_none(StoreProvider provider, string? address, bool isGood)
    {
        var options = new StoreOptions { Provider = provider, ConnectionString = address };
        var problems = new List<ValidationResult>();

        Assert.Equal(isGood, Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true));
        Assert.Equal(isGood, problems.Count == 0);
    }
}
