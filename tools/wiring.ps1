# Draws hardware/wiring from hardware/boards: tools/wiring [--check].
$ErrorActionPreference = 'Stop'
dotnet run --project (Join-Path $PSScriptRoot 'RealBoard') -- wiring @args
exit $LASTEXITCODE
