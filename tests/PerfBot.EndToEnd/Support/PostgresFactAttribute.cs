namespace PerfBot.EndToEnd.Support;

/// <summary>A test that needs a PostgreSQL server; it reports itself as skipped where none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PERFBOT_TEST_POSTGRES")))
        {
            Skip = "No PostgreSQL server is named: set PERFBOT_TEST_POSTGRES, or run ./test.sh.";
        }
    }
}
