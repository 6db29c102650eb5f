# Puts the firmware on a board, or says how: tools/flash --help; hardware/FLASH.md goes through it step by step.
$ErrorActionPreference = 'Stop'
dotnet run --project (Join-Path $PSScriptRoot 'RealBoard') -- flash @args
exit $LASTEXITCODE
