using PerfBot.Bot.Commands;

var builder = WebApplication.CreateBuilder(args);
if (args is ["package", ..])
{
    Environment.ExitCode = PackageCommand.Run(args, builder.Configuration, Console.Out, Console.Error);
    return;
}

var app = builder.Build();
app.Run();
