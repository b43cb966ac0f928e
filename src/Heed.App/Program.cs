using Heed.App.Commands;

return await HeedCommand.RunAsync(args);
