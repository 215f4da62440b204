import "./ui/theme.css";
