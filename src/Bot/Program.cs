using PerfBot.Bot.Commands;

if (args is ["score", ..])
{
    return ScoreCommand.Run(args); // before the host is built: it needs none, and starts fast
}

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Run();
return 0;
